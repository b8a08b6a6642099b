/** Height of the first line of the header: what opens from it begins below. */
export const headerHeight = '3rem';
