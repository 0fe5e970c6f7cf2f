package io.leakscribe.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a recording has of the heap, as a scraper would have seen it.
 *
 * @param used bytes in use before and after each collection
 * @param afterGc bytes in use after each collection
 * @param max the largest size that the heap may take, in bytes; 0 when unknown
 */
record HeapRecord(List<Point> used, List<Point> afterGc, double max) {

  /** Reads a flight recording. {@code start} is that of the life. */
  static HeapRecord read(Path recording, Instant start) throws IOException {
    List<Point> used = new ArrayList<>();
    List<Point> afterGc = new ArrayList<>();
    double max = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        switch (event.getEventType().getName()) {
          case "jdk.GCHeapSummary" -> {
            Point point = new Point(since(start, event), event.getLong("heapUsed"));
            used.add(point);
            if (event.getString("when").startsWith("After")) {
              afterGc.add(point);
            }
          }
          case "jdk.GCHeapConfiguration" -> max = event.getLong("maxSize");
          default -> {}
        }
      }
    }
    used.sort(Comparator.comparingDouble(Point::at));
    afterGc.sort(Comparator.comparingDouble(Point::at));
    return new HeapRecord(used, afterGc, max);
  }

  private static double since(Instant start, RecordedEvent event) {
    return java.time.Duration.between(start, event.getStartTime()).toNanos() / 1e9;
  }

  /** Bytes in use at steady intervals; between two collections they grow evenly. */
  List<Point> scrapeUsed(double every) {
    List<Point> scraped = new ArrayList<>();
    int next = 0;
    for (double at = first(used, every); at <= last(used); at += every) {
      while (used.get(next).at() < at) {
        next++;
      }
      scraped.add(new Point(at, between(next, at)));
    }
    return scraped;
  }

  private double between(int next, double at) {
    Point right = used.get(next);
    if (next == 0 || right.at() == at) {
      return right.value();
    }
    Point left = used.get(next - 1);
    double share = (at - left.at()) / (right.at() - left.at());
    return left.value() + share * (right.value() - left.value());
  }

  /** Bytes in use after the latest collection, at steady intervals. */
  List<Point> scrapeAfterGc(double every) {
    List<Point> scraped = new ArrayList<>();
    int next = 0;
    for (double at = first(afterGc, every); at <= last(used); at += every) {
      while (next + 1 < afterGc.size() && afterGc.get(next + 1).at() <= at) {
        next++;
      }
      scraped.add(new Point(at, afterGc.get(next).value()));
    }
    return scraped;
  }

  /** The first scrape that sees the series. */
  private static double first(List<Point> points, double every) {
    return points.isEmpty()
        ? Double.POSITIVE_INFINITY
        : Math.ceil(points.get(0).at() / every) * every;
  }

  private static double last(List<Point> points) {
    return points.isEmpty() ? Double.NEGATIVE_INFINITY : points.get(points.size() - 1).at();
  }
}
