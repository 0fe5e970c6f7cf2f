/** An application's own classes, of all the kinds that Java has; the agent weaves them. */
@org.jspecify.annotations.NullMarked
package com.example.odd;
