package com.example.shop;

import java.util.function.Function;

/** Prices worked out lately. */
interface QuoteCache {

  Quote get(QuoteKey key, Function<QuoteKey, Quote> work);

  long size();
}
