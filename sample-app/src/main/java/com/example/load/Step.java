package com.example.load;

/** One request of a shopper. */
record Step(String method, String path) {}
