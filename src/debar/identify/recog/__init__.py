"""A recog database (rapid7/recog) beside our own prints: imported once, then asked with them.

`take` reads its XML, `ruby` and `pattern` say its patterns for our engines, `kept` is the file in which
they are kept, `match` finds the first that matches, `claims` turns that into what fusion weighs.
"""

from debar.identify.recog.claims import Recog as Recog
