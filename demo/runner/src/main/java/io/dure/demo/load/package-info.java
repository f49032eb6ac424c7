/** The simulated public: resolvers that cache, users that click, raw logs of what they saw. */
@NullMarked
package io.dure.demo.load;

import org.jspecify.annotations.NullMarked;
