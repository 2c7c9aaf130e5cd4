"""Languages, number formats, glossary and names of codes."""
