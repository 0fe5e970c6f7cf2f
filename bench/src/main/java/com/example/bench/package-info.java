/** Classes of an application, as the agent weaves them. */
@org.jspecify.annotations.NullMarked
package com.example.bench;
