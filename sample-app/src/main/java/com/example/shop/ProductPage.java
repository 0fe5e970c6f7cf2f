package com.example.shop;

/** A rendered product page. */
record ProductPage(int productId, String tag, String html) {}
