"""Labels of maps, stories, presenter and parameters, in the language of the view."""
