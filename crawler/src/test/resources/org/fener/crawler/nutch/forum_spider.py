"""The peer of CrawlBench: fetches, parses, extracts the posts, stores nothing."""
import scrapy


class ForumSpider(scrapy.Spider):
    name = "forum"
    custom_settings = {
        "ROBOTSTXT_OBEY": True,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "HTTPERROR_ALLOW_ALL": True,
        "USER_AGENT": "peer (bench@example.org)",
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    }
    posts = 0
    pages = 0

    def __init__(self, starts=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.start_urls = starts.split(",")

    def parse(self, response):
        self.pages += 1
        for post in response.css("div.post"):
            {
                "id": post.attrib["id"],
                "author": post.css("p.author a.username::text").get(),
                "published": post.xpath(".//p[@class='author']/text()[last()]").get(),
                "text": "\n".join(post.css("div.content ::text").getall()),
            }
            self.posts += 1
        for link in response.css("a.topictitle::attr(href)").getall():
            yield response.follow(link)

    def closed(self, reason):
        print("pages", self.pages, "posts", self.posts, reason)
