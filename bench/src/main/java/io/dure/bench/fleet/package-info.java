/** Simulated agents by the thousand: how fresh values stay, and what a fleet costs. */
@NullMarked
package io.dure.bench.fleet;

import org.jspecify.annotations.NullMarked;
