/** A portal that people visit and leave; its tracker forgets nobody. */
package com.example.portal;
