/** Somebody's service, which fares badly on demand. */
@org.jspecify.annotations.NullMarked
package com.shop.survival;
