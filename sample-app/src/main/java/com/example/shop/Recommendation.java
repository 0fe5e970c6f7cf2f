package com.example.shop;

/** A product recommended to one customer, with the text made for them. */
record Recommendation(int productId, double score, String text) {}
