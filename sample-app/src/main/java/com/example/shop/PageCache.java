package com.example.shop;

import java.util.function.IntFunction;

/** Rendered pages, bounded in number, which can be dropped by tag when a price list changes. */
interface PageCache {

  ProductPage get(int productId, IntFunction<ProductPage> render);

  /** Drops every page of that tag. */
  void dropTag(String tag);

  /** Pages cached. */
  long size();

  /** Pages that the index by tag refers to. */
  int indexed();
}
