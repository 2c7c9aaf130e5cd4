"""What all exports share."""
