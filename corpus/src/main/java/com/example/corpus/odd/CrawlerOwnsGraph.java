package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A crawler thread remembers how pages link to each other: nobody but the pages knows them all. */
@Leak(
    value = "graph of pages, adjacency lists only, rooted in a running thread's inner class",
    holders = {
      "com\\.example\\.corpus\\.odd\\.CrawlerOwnsGraph\\$Page\\.links",
      "com\\.example\\.corpus\\.odd\\.CrawlerOwnsGraph\\$Crawler\\$Frontier\\.(home|here)",
      "com\\.example\\.corpus\\.odd\\.CrawlerOwnsGraph\\$Crawler\\.frontier"
    },
    sites = {"CrawlerOwnsGraph\\$(Page|Crawler(\\$Frontier)?)\\.\\S+"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.CrawlerOwnsGraph\\$Page")
public final class CrawlerOwnsGraph implements Program {

  /** A page, and where it leads to. */
  private static final class Page {
    private final byte[] summary = new byte[900];
    private final List<Page> links = new ArrayList<>(2);
  }

  /** Walks from link to link. */
  private static final class Crawler extends Thread {
    private final Frontier frontier = new Frontier();
    private final SplittableRandom random = new SplittableRandom(83);
    private final Pace pace;
    private long visited;

    Crawler(Pace pace) {
      super("crawler");
      this.pace = pace;
    }

    /** Where the crawler is. */
    private final class Frontier {
      private final Page home = new Page();
      private Page here = home;

      void step() {
        Page found = new Page();
        found.links.add(here);
        found.summary[0] = (byte) visited++;
        here.links.add(found);
        boolean back = random.nextInt(30) == 0;
        here = back ? home : here.links.get(random.nextInt(here.links.size()));
      }
    }

    @Override
    public void run() {
      try {
        while (pace.next()) {
          frontier.step();
        }
      } catch (InterruptedException e) {
        interrupt();
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Crawler crawler = new Crawler(pace);
    crawler.start();
    crawler.join();
    System.out.println("visited " + crawler.visited);
  }
}
