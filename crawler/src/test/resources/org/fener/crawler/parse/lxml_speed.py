"""The peer of the speed table: lxml parses pages to absolute links and text.

Reads lines "way<TAB>rounds", then one path a line, from standard input; a .gz file is unpacked before the clock starts.
Ways: `all` makes every link absolute as lxml does it, `anchors` only those that can be followed.
Prints the CPU and wall seconds of the best round.
"""

import gzip
import sys
import time
from urllib.parse import urljoin

import lxml.html

BASE = "https://example.org/a/b"


def every_link(page):
    document = lxml.html.fromstring(page)
    document.make_links_absolute(BASE, handle_failures="ignore")
    return [link for _, _, link, _ in document.iterlinks()], document.text_content()


def anchors(page):
    document = lxml.html.fromstring(page)
    return [urljoin(BASE, link) for link in document.xpath("//a/@href | //area/@href")], document.text_content()


def content(path):
    with gzip.open(path) if path.endswith(".gz") else open(path, "rb") as file:
        return file.read()


def once(work, pages):
    for page in pages:
        try:
            work(page)
        except (ValueError, lxml.etree.LxmlError):
            pass  # a page that the peer cannot read costs it nothing


def main():
    way, rounds = sys.stdin.readline().split("\t")
    pages = [content(line.rstrip("\n")) for line in sys.stdin]
    work = every_link if way == "all" else anchors
    best = None
    for _ in range(int(rounds)):
        wall, cpu = time.perf_counter(), time.process_time()
        once(work, pages)
        spent = (time.process_time() - cpu, time.perf_counter() - wall)
        best = spent if best is None or spent < best else best
    print("%.6f %.6f" % best)


main()
