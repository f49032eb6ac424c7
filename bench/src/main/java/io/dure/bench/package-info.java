/** The benchmarks: each prints what it measured, beside the peer measured in the same run. */
@NullMarked
package io.dure.bench;

import org.jspecify.annotations.NullMarked;
