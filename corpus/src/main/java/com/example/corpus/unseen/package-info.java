/** Programs as a stranger would write them to judge a detector, without a look at it. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.unseen;
