/** Two clouds on loopback: started, put under load, and played through scenarios. */
@NullMarked
package io.dure.demo;

import org.jspecify.annotations.NullMarked;
