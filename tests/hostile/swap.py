"""Swaps part.sales of the working folder for a link to the outside and back, as fast as it goes."""
import os
import time

until = time.monotonic() + 60  # it is ended sooner
while time.monotonic() < until:
    os.symlink("../outside.sales", "new")
    os.rename("new", "part.sales")
    os.link("inside.sales", "new")
    os.rename("new", "part.sales")
