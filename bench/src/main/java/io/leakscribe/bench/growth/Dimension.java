package io.leakscribe.bench.growth;

import com.google.common.collect.ImmutableList;

/** One direction in which an application grows, and how far it is taken. */
enum Dimension {
  HOLDERS("fields that hold a map", 1_000, 3_000, 10_000),
  SESSIONS("live sessions", 100_000, 300_000, 1_000_000),
  EXPIRED("sessions that expire in an hour", 10_000, 30_000, 100_000),
  THREADS("threads", 500, 1_500, 5_000),
  CLASSES("loaded classes", 3_000, 10_000, 30_000);

  final String words;
  final ImmutableList<Integer> sizes;

  Dimension(String words, Integer... sizes) {
    this.words = words;
    this.sizes = ImmutableList.copyOf(sizes);
  }
}
