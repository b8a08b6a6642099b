import { createCustomerQualification, getCustomerQualifications } from './qualifications.ts';
import { getCustomerQualification, updateCustomerQualification } from './single-qualification.ts';

/** The operations on qualifications, in both forms. */
export const qualificationHandlers = {
  getCustomerQualifications,
  createCustomerQualification,
  getCustomerQualification,
  updateCustomerQualification,
};
