/** A program that always does the same, to count what the agent does in it. */
@org.jspecify.annotations.NullMarked
package com.example.counts;
