"""Photos of type plates: what stands on a label → plain facts, for the one identification.

`photo` opens pictures, `ocr` and `codes` read them, `layout` puts what they read in order, `captions`
and `plate` make facts of it, `mend` takes a misread letter for what it must be, `reader` does it all.
Photos and what reads them need the extra `photos`; all between words and facts does not.
"""
