package com.example.shop;

/** For whom, for what and when a price was worked out. */
record QuoteKey(String customer, int productId, long second) {}
