package com.example.shop;

/** A product on sale; price in cents. */
record Product(int id, String name, String tag, long price, String description) {}
