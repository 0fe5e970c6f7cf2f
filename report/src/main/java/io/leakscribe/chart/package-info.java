/**
 * Charts as small accessible SVG: a title and a description, shapes and words beside colour, and a
 * data table for each. Pure; the same incident gives the same bytes.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.chart;
