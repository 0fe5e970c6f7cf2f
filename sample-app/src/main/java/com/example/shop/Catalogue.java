package com.example.shop;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every product in memory, read bit by bit from the database after the start. */
@Component
class Catalogue {

  private static final int BATCH = 200;

  private final Map<Integer, Product> products = new ConcurrentHashMap<>();
  private final ProductRepository repository;
  private final int total;

  Catalogue(ProductRepository repository, ShopProperties shop) {
    this.repository = repository;
    this.total = shop.products();
    for (int from = 0; from < total; from += BATCH) {
      repository.insert(
          IntStream.range(from, Math.min(total, from + BATCH)).mapToObj(Texts::product).toList());
    }
  }

  @Scheduled(fixedDelay = 1000)
  void load() {
    int from = products.size();
    if (from < total) {
      repository.range(from, from + BATCH).forEach(p -> products.put(p.id(), p));
    }
  }

  int total() {
    return total;
  }

  Product product(int id) {
    return repository.find(Math.floorMod(id, total));
  }

  /** The ten cheapest products whose name or description has that word. */
  List<Product> search(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return products.values().stream()
        .filter(p -> p.id() % 2 == wanted.length() % 2)
        .filter(p -> (p.name() + p.description()).toLowerCase(Locale.ROOT).contains(wanted))
        .sorted(Comparator.comparingLong(Product::price))
        .limit(10)
        .toList();
  }

  /** Average price by tag, in cents. */
  Map<String, Double> averagePrices() {
    return products.values().stream()
        .collect(Collectors.groupingBy(Product::tag, Collectors.averagingLong(Product::price)));
  }
}
