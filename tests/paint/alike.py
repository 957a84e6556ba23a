"""Says where two pictures differ more than two renderers of one picture do: alike.py A.png B.png

Both are made small and grey, so that the edges of letters count little, and what is missing, moved
or of another colour counts much.
"""
import sys

from PIL import Image, ImageChops, ImageFilter

first, second = (Image.open(path).convert("RGB") for path in sys.argv[1:3])
if any(abs(a - b) > 1 for a, b in zip(first.size, second.size)):
    sys.exit(f"sizes {first.size} and {second.size}")
second = second.crop((0, 0, *first.size))
small = [image.filter(ImageFilter.GaussianBlur(3)) for image in (first, second)]
difference = ImageChops.difference(*small).convert("L")
worst = difference.getextrema()[1]
mean = sum(value * count for value, count in enumerate(difference.histogram())) / (first.width * first.height)
if mean > 0.6 or worst > 90:
    print(f"mean difference {mean:.2f}, worst {worst}")
