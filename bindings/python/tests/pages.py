"""Reads a page as a test needs it: an outline of elements with their text."""

from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Element:
    """One element, its attributes, children and text."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, dict(attributes), parent
        self.children, self.words = [], []

    def all(self, *tags):
        """Elements below with one of these tags, in order."""
        for child in self.children:
            if not tags or child.tag in tags:
                yield child
            yield from child.all(*tags)

    def get(self, name):
        return self.attributes.get(name)

    @property
    def text(self):
        parts = [part if isinstance(part, str) else part.text for part in self.words]
        return " ".join(" ".join(parts).split())

    def inside(self, tag):
        return self.parent is not None and (self.parent.tag == tag or self.parent.inside(tag))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.at = Element("document", {}, None)
        self.faults = []

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes, self.at)
        if len({name for name, _ in attributes}) < len(attributes):
            self.faults.append(f"{tag}: an attribute twice")
        self.at.children.append(element)
        self.at.words.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.at.tag != tag:
            self.faults.append(f"</{tag}> closes <{self.at.tag}>")
        else:
            self.at = self.at.parent

    def handle_data(self, data):
        self.at.words.append(data)


def read(text):
    """The root element; a page that does not nest properly fails."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.faults == [] and reader.at is reader.root
    return reader.root
