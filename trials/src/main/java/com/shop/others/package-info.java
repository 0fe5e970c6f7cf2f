/** Somebody's applications, as far as they must be compiled before the tests run. */
@NullMarked
package com.shop.others;

import org.jspecify.annotations.NullMarked;
