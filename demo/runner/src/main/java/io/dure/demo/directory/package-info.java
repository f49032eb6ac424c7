/** The directory of sample users. */
@NullMarked
package io.dure.demo.directory;

import org.jspecify.annotations.NullMarked;
