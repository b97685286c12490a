import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { formatSigners, type Signer } from '../../../shared/form/signers';
import { PRINT_SETTINGS as TEXT } from '../../../shared/text/print';
import styles from './PrintDialog.module.css';

interface PickerProps {
  readonly signers: readonly Signer[];
  readonly current: Signer;
  readonly disabled: boolean;
  readonly onPick: (signer: Signer) => void;
  readonly onForget: (signer: Signer) => void;
}

const keyOf = (signer: Signer): string => formatSigners([signer]);

/** Signers that were used before, one of them at a time. */
export const SignerPicker = ({ signers, current, disabled, onPick, onForget }: PickerProps) => {
  const id = useId();
  const picked = signers.find((one) => keyOf(one) === keyOf(current));
  return (
    <div className={styles['value']}>
      <label htmlFor={id}>{TEXT.signers}</label>
      <select
        id={id}
        disabled={disabled || signers.length === 0}
        value={picked ? keyOf(picked) : ''}
        onChange={({ target }) => {
          const signer = signers.find((one) => keyOf(one) === target.value);
          if (signer) onPick(signer);
        }}
      >
        {picked ? null : <option value="">{signers.length === 0 ? TEXT.noSigners : TEXT.pickSigner}</option>}
        {signers.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {TEXT.signer(one.signerName, one.signerTitle, one.signerPost)}
          </option>
        ))}
      </select>
      {picked ? (
        <button
          type="button"
          className="button-icon"
          disabled={disabled}
          aria-label={TEXT.forgetSigner(picked.signerName)}
          title={TEXT.forgetSigner(picked.signerName)}
          onClick={() => onForget(picked)}
        >
          <Trash2 size={14} />
        </button>
      ) : (
        <span />
      )}
    </div>
  );
};
