/**
 * A service like many: JSON in and out, sessions, a cache before a database, objects in a map. Its
 * live set is steady: orders are bounded, sessions expire after seconds.
 */
package com.example.orders;
