/** What services of many kinds keep in memory, most of it rightly: each program stands for one. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.service;
