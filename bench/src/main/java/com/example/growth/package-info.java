/** An application that can be made larger in one direction at a time. */
@org.jspecify.annotations.NullMarked
package com.example.growth;
