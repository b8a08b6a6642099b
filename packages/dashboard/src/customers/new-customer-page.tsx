import { useState } from 'react';
import { noteNavigation } from '../shell/navigation.ts';
import { type Created, CreatedCustomer } from './created-customer.tsx';
import { NewCustomerFields } from './new-customer-fields.tsx';
import { NewCustomerReview } from './new-customer-review.tsx';
import { useNewCustomer } from './use-new-customer.ts';

/** Creates a customer: what is asked for, what was typed as a whole, and what the service made of it. */
export function NewCustomerPage() {
  const edit = useNewCustomer();
  const [step, setStep] = useState<'fields' | 'review'>('fields');
  const [refusal, setRefusal] = useState<unknown>();
  // The password is here and nowhere else: it is gone with the page.
  const [created, setCreated] = useState<Created>();
  const go = (next: typeof step) => {
    noteNavigation();
    setStep(next);
  };
  if (created !== undefined) return <CreatedCustomer created={created} />;
  if (step === 'review') {
    return (
      <NewCustomerReview
        edit={edit}
        onBack={() => go('fields')}
        onRefused={(error) => {
          edit.problems.refuse(error);
          setRefusal(error);
          go('fields');
        }}
        onCreated={(made) => {
          edit.finish();
          noteNavigation();
          setCreated(made);
        }}
      />
    );
  }
  return (
    <NewCustomerFields
      edit={edit}
      refusal={refusal}
      onReview={() => {
        setRefusal(undefined);
        go('review');
      }}
    />
  );
}
