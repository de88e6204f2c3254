"""Where what is read of references lies in the cache, for who reads them and for who shows what was read."""

VERSION = 5  # of what is read: a change makes every reference be looked at anew
FOLDER = "references"
READING, CLEANED, SUBJECT = "reading.json", "cleaned.png", "subject.png"
SHOWN, OUTLINE = "shown.webp", "shown.png"  # small ones, for pages
