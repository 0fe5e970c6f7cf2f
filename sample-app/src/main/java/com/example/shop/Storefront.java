package com.example.shop;

import org.springframework.stereotype.Component;

/** Product pages and prices, as both the web shop and the mobile clients show them. */
@Component
class Storefront {

  private final Catalogue catalogue;
  private final PageCache pages;
  private final QuoteCache quotes;

  Storefront(Catalogue catalogue, PageCache pages, QuoteCache quotes) {
    this.catalogue = catalogue;
    this.pages = pages;
    this.quotes = quotes;
  }

  ProductPage page(int product) {
    return pages.get(product, id -> Texts.page(catalogue.product(id)));
  }

  long cents(String customer, int product) {
    long second = System.currentTimeMillis() / 1000;
    QuoteKey key = new QuoteKey(customer, product, second);
    return quotes.get(key, k -> Texts.quote(catalogue.product(k.productId()))).cents();
  }
}
