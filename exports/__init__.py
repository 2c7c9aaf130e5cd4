"""Everything that leaves as a file: presentations, print layouts, factsheets, tables, offline pages."""
