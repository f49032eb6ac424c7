/** Both clouds and the third place, from the first process to the last. */
@NullMarked
package io.dure.demo.cloud;

import org.jspecify.annotations.NullMarked;
