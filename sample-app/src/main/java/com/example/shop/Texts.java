package com.example.shop;

import java.util.List;
import java.util.stream.IntStream;

/** Makes the shop's texts. */
final class Texts {

  private static final String[] WORDS = {
    "sturdy", "oak", "linen", "lamp", "kettle", "brass", "wool", "garden", "travel", "classic"
  };

  private Texts() {}

  static Product product(int id) {
    String name = WORDS[id % WORDS.length] + " " + WORDS[id / WORDS.length % WORDS.length];
    return new Product(id, name, "tag-" + id % 20, 500 + id * 7L % 9000, prose(id, 1000));
  }

  /** Recommendations for one customer. */
  static List<Recommendation> recommendations(int seed, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Recommendation(seed + i, 1.0 / (i + 1), prose(seed + i, 2000)))
        .toList();
  }

  static ProductPage page(Product product) {
    return new ProductPage(
        product.id(),
        product.tag(),
        "<h1>" + product.name() + "</h1>" + prose(product.id(), 60_000));
  }

  static Quote quote(Product product) {
    long[] cents = new long[144];
    for (int i = 0; i < cents.length; i++) {
      cents[i] = product.price() * (i + 1) * (1000 - i) / 1000;
    }
    return new Quote(product.price(), cents, prose(product.id(), 44_000));
  }

  /** Some text of about that length, its own for each seed. */
  static String prose(int seed, int length) {
    StringBuilder text = new StringBuilder(length + 16);
    int next = seed;
    while (text.length() < length) {
      next = next * 31 + 7;
      text.append(WORDS[Math.floorMod(next, WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
