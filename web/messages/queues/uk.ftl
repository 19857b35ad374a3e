# Черги оператора: чого чекає кожна заявка і що з нею можна зробити.

queues-label = Черги
queue-new = Нові
queue-location = Без місця
queue-moderation = Тексти й фото
queue-comments = Зауваження
queue-confirmations = Підтвердження
queue-cancellations = Скасування
queue-closing = На закриття
queue-overdue = Прострочені
queue-map = Заявки черги на карті
queue-since = чекає від { $date }
queue-gone = Заявки вже немає в цій черзі: її опрацювали.
flag-text = перечитати слова
flag-photos =
    { $count ->
        [one] { $count } фото чекає
       *[other] { $count } фото чекають
    }
keys-queue-previous = попередня черга
keys-queue-next = наступна черга
keys-candidate = обрати адресу

## Порожньо

queue-empty-title = Усе опрацьовано
queue-empty-new = Щойно надійде нова заявка, вона з’явиться тут.
queue-empty-location = Тут чекають заявки, чиєї адреси карта не впізнала.
queue-empty-moderation = Тут чекають слова з особистим чи лайкою і фото, про які ще не вирішили.
queue-empty-comments = Тут чекають коментарі та спростування заявників.
queue-empty-confirmations = Тут чекають підтвердження зі словами: мовчазні закривають заявку самі.
queue-empty-cancellations = Тут чекають прохання скасувати заявку.
queue-empty-closing = Тут чекає робота, яку здали виконавці.
queue-empty-overdue = Жодна заявка не прострочена.
queue-empty-next = { $queue }: { $count }

## Чому тут і що можна зробити

why-new = Нова від { $date }.
can-new = Прийміть і призначте виконавця або відмовте з підставою.
why-location = Без місця від { $date }.
can-location = Оберіть адресу зі списку або поставте позначку на карті.
why-moderation = Чекає від { $date }.
can-moderation = Перечитайте слова й роздивіться фото: облич, номерів авто й квартир загал бачити не має.
why-comments = Заявник чекає від { $date }.
can-comments = Поверніть заявку виконавцеві або дайте відповідь.
why-confirmations = Заявник чекає від { $date }.
can-confirmations = Підтвердження має слова: якщо вони йому не суперечать, закрийте заявку.
why-cancellations = Заявник чекає від { $date }.
can-cancellations = Скасуйте заявку або лишіть її в роботі й напишіть чому.
why-closing = Здано { $date }.
can-closing = Звірте фото до й після: закрийте заявку або поверніть із причиною.
why-overdue = Прострочена від { $date }.
can-overdue = Зв’яжіться з виконавцем, а здану роботу звірте й закрийте або поверніть.

## Місце

placing-title = Місце заявки
placing-map = Карта, на якій обирають місце заявки
candidates = Адреси, які може бути названо
pin-choose = Оберіть адресу або клацніть на карті.
pin-none = Схожих адрес немає: клацніть на карті.
pin-chosen = Позначку можна перетягнути.
pin-put = Місце — там, де позначка.
pin-take = Поставити позначку
alias-kept = Запам’ятаємо, що «{ $address }» — тут: наступну таку адресу карта впізнає сама.
place-here = Місце тут
placed = Заявка { $number } має місце.

## Фото

photos-moderate = Фото: чи бачити їх загалові
photo-waits = Загал ще не бачить.
photo-is-public = Загал бачить.
photo-is-hidden = Приховано.
photo-show = Показати всім
photo-hide = Не показувати
photo-shown = Фото заявки { $number } показано всім.
photo-hidden = Фото заявки { $number } приховано.
photo-none = Фото немає

## Робота виконавця

executor-says = Виконавець, { $date }
executor-cannot = Виконавець: виконати неможливо, { $date }
executor-silent = Без пояснень.

## Відгуки

make-close = Закрити заявку
make-rework = На доопрацювання
make-cancel = Скасувати заявку
make-clarify = Уточнити із заявником
make-in_work = Лишити в роботі
make-no_return = Не повертати
make-answered = Лише відповісти
made-close = Відгук опрацьовано, заявку { $number } закрито.
made-rework = Заявку { $number } повернуто виконавцеві.
made-cancel = Заявку { $number } скасовано.
made-clarify = Заявку { $number } уточнюють із заявником.
made-in_work = Заявка { $number } лишається в роботі.
made-no_return = Відгук на заявку { $number } опрацьовано.
made-answered = Відповідь на заявку { $number } надіслано.
label-ground = Чому не повертаємо
ground-choose = Оберіть підставу
label-reason-plain = Примітка
label-reason-rework = Що переробити
label-reason-clarify = Що з’ясувати
label-answer = Відповідь заявникові
answer-hint = Її прочитає заявник.
needed-ground = Оберіть підставу.
needed-reason = Напишіть, що переробити.
needed-answer = Напишіть відповідь: її прочитає заявник.
