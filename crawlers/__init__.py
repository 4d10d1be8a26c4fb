"""What is fetched: discovery, politeness, archive. The front door is `crawlers.crawl`."""
