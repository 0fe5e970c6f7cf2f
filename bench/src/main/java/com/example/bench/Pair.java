package com.example.bench;

/**
 * A value that lives for a few instructions: the compiler does without the object when it can see
 * that nobody else does. It may be the root of much for all that its fields tell, so it is woven.
 */
public record Pair(Object left, Object right) {}
