# Листи заявникам. Перше речення каже, що сталося; за ним ідуть відомості рядками.
letter-accepted-subject = Заявку № { $number } прийнято до виконання
letter-accepted = Вашу заявку прийнято до виконання. Ми напишемо, коли щось зміниться.
letter-in_progress-subject = Заявка № { $number } в роботі
letter-in_progress = Виконавець працює над вашою заявкою.
letter-submitted_done-subject = Заявку № { $number } виконано: перевірте, чи все гаразд
letter-submitted_done = Виконавець повідомив, що роботу зроблено. Якщо все гаразд, підтвердьте виконання в кабінеті або зателефонуйте до контакт-центру. Якщо ні, скажіть, що саме не так: без причини заперечення не приймають.
letter-submitted_infeasible-subject = Заявку № { $number } виконати не вдалося
letter-submitted_infeasible = Виконавець повідомив, що виконати заявку неможливо. Оператор перевірить, чи це справді так.
letter-rework-subject = Заявку № { $number } повернуто на доопрацювання
letter-rework = Оператор повернув вашу заявку виконавцеві на доопрацювання.
letter-clarification-subject = Заявка № { $number }: потрібне уточнення
letter-clarification = Оператор хоче дещо уточнити у вас і скоро з вами зв’яжеться.
letter-closed_confirmed-subject = Заявку № { $number } виконано й закрито
letter-closed_confirmed = Ви підтвердили виконання, тож заявку закрито. Дякуємо, що повідомили про проблему.
letter-closed_checked-subject = Заявку № { $number } виконано й закрито
letter-closed_checked = Оператор перевірив, що роботу зроблено, і закрив заявку. Дякуємо, що повідомили про проблему.
letter-closed_infeasible-subject = Заявку № { $number } закрито без виконання
letter-closed_infeasible = Оператор перевірив пояснення виконавця: виконати заявку неможливо, тож її закрито.
letter-refused-subject = Заявку № { $number } не прийнято до виконання
letter-refused = Контакт-центр не прийняв вашу заявку до виконання.
letter-cancelled-subject = Заявку № { $number } скасовано
letter-cancelled = Вашу заявку скасовано. Якщо це помилка, зателефонуйте до контакт-центру або подайте заявку ще раз.

letter-fact-number = Заявка: № { $number }
letter-fact-service = Вид: { $service }
letter-fact-executor = Виконавець: { $executor }
letter-fact-due = Строк: до { $date }
letter-fact-reason = Причина: { $reason }
letter-fact-ground = Підстава: { $ground }
letter-fact-where = Куди звернутися: { $where }

letter-answer-subject = Відповідь на ваш коментар до заявки № { $number }
letter-answer = Оператор відповів на ваш коментар:
letter-executor_answer-subject = Відповідь виконавця на ваше зауваження до заявки № { $number }
letter-executor_answer = Виконавець відповів на ваше зауваження:

letter-code-subject = Код для входу до кабінету
letter-code = Ваш код: { $code }
letter-code-life =
    { $minutes ->
        [one] Він діє { $minutes } хвилину, і ввійти з ним можна один раз.
        [few] Він діє { $minutes } хвилини, і ввійти з ним можна один раз.
       *[many] Він діє { $minutes } хвилин, і ввійти з ним можна один раз.
    }
letter-code-secret = Нікому його не кажіть: працівники контакт-центру про нього не питають. Якщо ви не просили коду, просто не зважайте на цей лист.

letter-link = Сторінка заявки: { $url }
letter-footer = Лист надіслано автоматично, відповідати на нього не треба.

## Вихідна пошта показу

outbox-title = Вихідна пошта
outbox-lead = Ці листи отримали б заявники. Під час показу нічого не надсилають, а дані вигадані.
outbox-empty-title = Листів ще немає
outbox-empty = Лист з’явиться тут, щойно оператор змінить стан заявки або заявник попросить код для входу.
outbox-to = Кому
outbox-list = Листи, від найновішого
