"""The one append-only record of what happened: audit line, timeline, outgoing message, sealed.

recording   write a fact, inside the act's transaction
reacting    register a reaction; dispatching runs it, exactly once
reading     the timeline of a thing, in sentences
sealing     give entries their place in the tree and sign its head
verifying   recompute all of it and name the first row that differs
erasing     take the words away; the seal holds
"""
