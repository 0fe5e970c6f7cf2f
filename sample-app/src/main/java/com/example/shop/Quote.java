package com.example.shop;

/** A price worked out for one customer, with the price of every quantity up to a gross. */
record Quote(long cents, long[] centsByQuantity, String terms) {}
