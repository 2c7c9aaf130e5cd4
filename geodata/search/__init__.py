"""Search over every record and clause: by characters, sound, English, numbers and ids."""
