package com.example.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** A bounded cache with an index by tag beside it. */
final class TaggedPageCache implements PageCache {

  private final Map<String, Set<ProductPage>> pagesByTag = new ConcurrentHashMap<>();
  private final Cache<Integer, ProductPage> pages;

  TaggedPageCache(int maximumSize) {
    pages = Caffeine.newBuilder().maximumSize(maximumSize).build();
  }

  @Override
  public ProductPage get(int productId, IntFunction<ProductPage> render) {
    ProductPage cached = pages.getIfPresent(productId);
    if (cached != null) {
      return cached;
    }
    ProductPage page = render.apply(productId);
    index(page);
    pages.put(productId, page);
    return page;
  }

  private void index(ProductPage page) {
    pagesByTag.computeIfAbsent(page.tag(), tag -> identitySet()).add(page);
  }

  private static Set<ProductPage> identitySet() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  @Override
  public void dropTag(String tag) {
    Set<ProductPage> tagged = pagesByTag.remove(tag);
    if (tagged != null) {
      synchronized (tagged) {
        pages.invalidateAll(tagged.stream().map(ProductPage::productId).toList());
      }
    }
  }

  @Override
  public long size() {
    pages.cleanUp();
    return pages.estimatedSize();
  }

  @Override
  public int indexed() {
    return pagesByTag.values().stream().mapToInt(Set::size).sum();
  }
}
