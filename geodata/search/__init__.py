"""Search over all records and clauses: by characters, pinyin, English, numbers and ids."""
